import './lib/first';
import { createRoot } from 'react-dom/client';
import './antd.css';
import './styles/type.css';
import './styles/theme.css';
import './styles/shell.css';
import './styles/kit.css';
import './styles/form.css';
import './styles/print.css';
import { Desk } from './app/Desk';

createRoot(document.getElementById('desk')!).render(<Desk />);
